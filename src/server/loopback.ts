/** Whether an address or a host name is this machine's own: "127.0.0.0/8", "::1" or "localhost". */
export const isLoopback = (host: string): boolean => /^(localhost|\[?::1\]?|(::ffff:)?127(\.\d{1,3}){3})$/.test(host);
