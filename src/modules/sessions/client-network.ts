/**
 * What one client is counted by: an IPv4 address, of IPv6 the first 64 bits, because whoever has one such address has the other
 * 2^64 of its network too (RFC 6177).
 */
export const clientNetwork = (address: string): string => networkOf(address, 32, 64);

/** What one place is recognised by, although its address changes now and then: 24 bits of IPv4, 48 of IPv6. */
export const placeOf = (address: string): string => networkOf(address, 24, 48);

/** The first bits of an address, of which there are whole octets (IPv4) or groups of 16 bits (IPv6). */
function networkOf(address: string, bits4: number, bits6: number): string {
  const address4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? (address.includes(":") ? null : address);
  if (address4) return bits4 === 32 ? address4 : `${address4.split(".", bits4 / 8).join(".")}.0/${bits4}`;
  const [head = "", tail = ""] = address.toLowerCase().split("%", 1)[0]!.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const zeros = Array(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill("0");
  const network = [...groups(head), ...zeros, ...groups(tail)].slice(0, bits6 / 16);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/${bits6}`;
}
