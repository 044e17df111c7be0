import type { FieldSetting } from 'content-types'
import { typeset } from '../../content/typography.ts'
import type { FormSpecification } from './draw-form.ts'

type Fact = NonNullable<FieldSetting['fact']>

/** What the account knows, by the names that every form gives its fields. */
const facts: Readonly<Record<string, Fact>> = {
  siret: 'SIRET',
  raison_sociale: 'Raison sociale',
  adresse: 'Adresse postale',
  telephone: 'Téléphone mobile',
  courriel: 'Adresse e-mail',
  signataire: 'Titulaire du compte',
  date_signature: 'Date du jour',
}

/** A field as an editor asks for it, where it is not as the PDF has it. */
export type Rewording = Partial<Pick<FieldSetting, 'label' | 'help' | 'hidden'>>

/** As an editor would arrange the form online: one page a section, some questions reworded. */
export function settingsOf(
  { sections }: FormSpecification,
  reworded: Readonly<Record<string, Rewording>>,
): FieldSetting[] {
  return sections.flatMap(({ title, rows }) =>
    rows.flat().map(({ name, label, hint }) => ({
      name,
      label: typeset(reworded[name]?.label ?? label),
      help: typeset(reworded[name]?.help ?? hint ?? ''),
      group: typeset(title),
      fact: facts[name] ?? null,
      hidden: reworded[name]?.hidden ?? false,
    })),
  )
}
