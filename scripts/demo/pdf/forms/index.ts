import { forms } from '../../content/forms.ts'
import { accident, salary } from './accidents.ts'
import { paymentPlan, refund } from './cotisation.ts'
import { changes, services } from './declaration.ts'
import { drawForm, type FormSpecification } from './draw-form.ts'

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
