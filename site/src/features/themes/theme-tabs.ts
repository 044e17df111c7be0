import type { Theme } from 'content-types'

interface Tab {
  href: string
  label: string
  current: boolean
}

/** All themes first, then each of them; `addressOf` without a slug is the address of all. */
export function themeTabs(
  themes: readonly Theme[],
  current: string | undefined,
  addressOf: (slug?: string) => string,
): Tab[] {
  return [
    { href: addressOf(), label: 'Tous les thèmes', current: current === undefined },
    ...themes.map(({ slug, name }) => ({
      href: addressOf(slug),
      label: name,
      current: slug === current,
    })),
  ]
}
