import type { Page } from 'content-types'
import type { WrittenText } from '../written-text.ts'
import { accessibility } from './accessibility.ts'
import { cookies } from './cookies.ts'
import { help } from './help.ts'
import { legalNotice } from './legal-notice.ts'
import { manual } from './manual.ts'
import { personalData } from './personal-data.ts'
import { terms } from './terms.ts'

/** What the portal says while editors have written nothing: no link of its footer is ever dead. */
export const texts: Record<Page['key'], WrittenText> = {
  'mentions-legales': legalNotice,
  'donnees-personnelles': personalData,
  cookies,
  accessibilite: accessibility,
  'modalites-d-utilisation': terms,
  'mode-d-emploi': manual,
  aide: help,
}
