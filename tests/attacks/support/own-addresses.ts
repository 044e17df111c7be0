/** Ways of writing an address of the machine itself that a careless reading takes for another. */
export function spellOwnAddress(url: string): string[] {
  const { port } = new URL(url)
  const hosts = [
    ...['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0.0.0.0'],
    ...[
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '127.0.0.1.',
      'LOCALHOST',
      '127。0。0。1',
    ],
  ].map((host) => `${host}:${port}`)
  const shapes: ((host: string) => string)[] = [
    (host) => `http://${host}/x.png`,
    (host) => `//${host}/x.png`,
    (host) => `/\\${host}/x.png`,
    (host) => `http:\\\\${host}\\x.png`,
    (host) => `@${host}/x.png`,
    (host) => `http://enim.example@${host}/x.png`,
    (host) => ` \thttp://${host}/x.png`,
    (host) => `HTTP://${host}/uploads/x.pdf`,
    (host) => `/uploads/..//${host}/x.pdf`,
  ]
  return hosts.flatMap((host) => shapes.map((shape) => shape(host)))
}
