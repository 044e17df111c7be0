/** The pages with a person behind them. Every other page is rendered without cookies. */
const privateRoots = [
  '/espace',
  '/connexion',
  '/agents',
  '/verifier',
  '/recherche',
  '/actu/inscription',
  '/actu/confirmation',
  '/actu/preferences',
  '/actu/desinscription',
]

const previewRoot = '/apercu/'

export function isPrivate(path: string): boolean {
  return privateRoots.some((root) => path === root || path.startsWith(`${root}/`))
}

/** Contents that are not published, shown to whoever holds a signed address, without cookies. */
export function isPreview(path: string): boolean {
  return path.startsWith(previewRoot)
}
