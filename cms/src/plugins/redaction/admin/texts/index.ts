import type { Feature } from '../feature.ts'
import { nameKeys } from './name-keys.tsx'
import { TextPreview } from './TextPreview.tsx'

/** Which mail or window each text is of, and what it will say, beside it. */
export const texts: Feature = {
  bootstrap(app, contents) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', nameKeys)
    contents.addEditViewSidePanel([TextPreview])
  },
}
