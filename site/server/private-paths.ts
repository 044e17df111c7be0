/** The pages with a person behind them. Every other page is rendered without cookies. */
const privateRoots = ['/espace', '/connexion']

export function isPrivate(path: string): boolean {
  return privateRoots.some((root) => path === root || path.startsWith(`${root}/`))
}
