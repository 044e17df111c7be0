import { contentTags } from './cms.ts'

/**
 * How a public page is kept: a minute at most, since a webhook may be lost, and until something it
 * shows changes. The frame of every page shows settings, and contents name their theme.
 */
export function keptPage(...tags: string[]) {
  return { maxAge: 60, tags: [contentTags.setting, contentTags.theme, ...tags] }
}
