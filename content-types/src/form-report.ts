import type { FormField, UnusableReason } from './form-filling.ts'

/** What the portal can do with the file of a form, as editors are told; pages count from 1. */
export type FormReport =
  | {
      fields: (Pick<FormField, 'name' | 'label' | 'help' | 'fact'> & { page: number })[]
      /** Whether readers run something in it. */
      hasScripts: boolean
    }
  | { unusable: UnusableReason | 'not-a-pdf' | 'too-large' }

export interface SettingOfField {
  name?: string | null
  hidden?: boolean | null
}

/** What editors should know of the list of fields beside a file, in French sentences. */
export function warningsOn(
  report: FormReport,
  settings: readonly SettingOfField[],
): readonly string[] {
  if ('unusable' in report) return []
  const names = settings.map(({ name }) => name ?? '').filter((name) => name !== '')
  const inPdf = new Set(report.fields.map(({ name }) => name))
  const unknown = [...new Set(names)].filter((name) => !inPdf.has(name))
  const twice = [...new Set(names.filter((name, rank) => names.indexOf(name) !== rank))]
  const unlisted = [...inPdf].filter((name) => !names.includes(name))
  return [
    ...unknown.map(
      (name) => `« ${name} » n’est pas un champ de ce PDF : cette ligne ne sera pas demandée.`,
    ),
    ...twice.map((name) => `« ${name} » est dans la liste deux fois : seule la première compte.`),
    ...(names.length > 0 && unlisted.length > 0 ? [unlistedSentence(unlisted)] : []),
    ...(report.hasScripts ? [scripts] : []),
  ]
}

/** Whether and why a form can be filled in online, in one French sentence. */
export function verdictOn(report: FormReport, settings: readonly SettingOfField[]): string {
  if ('unusable' in report) return reasons[report.unusable]
  const hidden = new Set(settings.filter((one) => one.hidden).map(({ name }) => name))
  const asked = report.fields.filter(({ name }) => !hidden.has(name)).length
  if (asked === 0) return 'Remplissable en ligne : non, parce que tous ses champs sont masqués.'
  return `Remplissable en ligne : oui. ${fieldCount(asked)} à remplir.`
}

const scripts =
  'Ce PDF contient des scripts (contrôle d’une date, calcul…). Le portail les retire du PDF pré-rempli et du PDF rempli en ligne, mais refusera celui qu’un employeur aura téléchargé sans se connecter, rempli puis joint : retirez-les du fichier si vous le pouvez.'

const asIs = 'Les employeurs pourront seulement télécharger le PDF.'

const reasons = {
  'no-field': `Remplissable en ligne : non, parce que ce PDF n’a aucun champ à remplir. ${asIs}`,
  xfa: `Remplissable en ligne : non, parce que ce PDF est un formulaire XFA, que les navigateurs ne lisent pas. ${asIs}`,
  encrypted: `Remplissable en ligne : non, parce que ce PDF est protégé par un mot de passe ou des restrictions. ${asIs}`,
  unreadable: `Remplissable en ligne : non, parce que ce PDF est abîmé ou illisible. Vérifiez qu’il s’ouvre avant de publier. ${asIs}`,
  'too-large': `Remplissable en ligne : non, parce que ce PDF dépasse 20 Mo. ${asIs}`,
  'not-a-pdf': 'Ce fichier n’est pas un PDF : le formulaire ne peut pas être publié.',
} as const

function unlistedSentence(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `« ${name} »`)
  const more = names.length > 5 ? '…' : ''
  return `Pas dans la liste, donc demandés à la fin : ${shown.join(', ')}${more}`
}

function fieldCount(number: number): string {
  return number === 1 ? '1 champ' : `${String(number)} champs`
}
