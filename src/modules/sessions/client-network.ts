/**
 * What one client is counted by: an IPv4 address, of IPv6 the first 64 bits, because whoever has one such address has the other
 * 2^64 of its network too (RFC 6177).
 */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("%", 1)[0]!.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const zeros = Array(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill("0");
  const network = [...groups(head), ...zeros, ...groups(tail)].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
