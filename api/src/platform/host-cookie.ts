/** How each secret is kept in a browser: for this host alone, out of the reach of scripts. */
export const hostCookie = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  prefix: 'host',
} as const
