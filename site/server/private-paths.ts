/** The pages with a person behind them. Every other page is rendered without cookies. */
const privateRoots = ['/espace', '/connexion', '/agents', '/verifier']

export function isPrivate(path: string): boolean {
  return privateRoots.some((root) => path === root || path.startsWith(`${root}/`))
}
