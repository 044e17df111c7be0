import type { FieldSetting } from 'content-types'
import { forms } from '../../content/forms.ts'
import { accident, accidentReworded, formerAccident } from './accidents.ts'
import { paymentPlan, refund } from './cotisation.ts'
import { changes, services } from './declaration.ts'
import { drawForm, type FormSpecification } from './draw-form.ts'
import { settingsOf } from './field-settings.ts'
import { salary } from './salary.ts'

const specifications: Record<string, FormSpecification> = {
  'demande-echeancier': paymentPlan,
  'demande-remboursement': refund,
  'declaration-services': services,
  'changement-situation': changes,
  'declaration-accident': accident,
  'attestation-salaire': salary,
}

/** Draws the file of each blank form, by its slug. */
export async function drawForms(today: Date): Promise<Map<string, Uint8Array>> {
  const drawn = new Map<string, Uint8Array>()
  for (const form of forms) {
    const specification = specifications[form.slug]
    if (!specification) throw new Error(`No drawing for the form ${form.slug}`)
    drawn.set(form.slug, await drawForm(form, specification, today))
  }
  return drawn
}

/** The one that an editor has arranged for being filled in online; the others follow their PDF. */
export const fieldSettings: Readonly<Record<string, FieldSetting[]>> = {
  'declaration-accident': settingsOf(accident, accidentReworded),
}

/** The form that « Déclaration d’accident » replaces, which people may still have at hand. */
export function drawFormerForm(today: Date): Promise<Uint8Array> {
  const former = { title: 'Rapport d’accident', version: '2023' }
  return drawForm(former, formerAccident, today)
}
