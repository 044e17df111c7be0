import type { FormField, FormFieldKind } from '../form-filling.ts'

type Fact = FormField['fact']

/** Who the account does not speak of, or what it says no more. */
const others =
  /\b(?:marin|salarie|assure|beneficiaire|navire|temoin|medecin|conjoint|tiers|repreneur|acquereur|vendeur|ancien|ancienne|nouveau|nouvelle|precedent|precedente|lieu)\b/

/** By the words of a field's name or label, without accents. */
const guesses: readonly (readonly [Fact, RegExp])[] = [
  ['siret', /\bsiret\b/],
  ['siren', /\bsiren\b/],
  ['email', /\b(?:courriel|e ?mail|mel)\b/],
  [
    'name',
    /\b(?:raison sociale|denomination|nom de l (?:employeur|entreprise|armement|armateur))\b/,
  ],
  ['mobile', /\b(?:telephone|mobile|portable)\b/],
  ['address', /^adresse(?: (?:postale|complete|de l (?:employeur|entreprise)|du siege))?$/],
  ['holder', /\b(?:signataire|titulaire du compte|nom du declarant)\b/],
]

const signing = /\b(?:fait le|signe le|date (?:de )?(?:la )?signature)\b/

/** The fact of the account that a field most likely asks for; null when nothing says so. */
export function guessFact(kind: FormFieldKind, name: string, label: string): Fact {
  const texts = [fold(name.split('.').at(-1) ?? ''), fold(label)]
  if (texts.some((text) => others.test(text))) return null
  if (kind === 'date') return texts.some((text) => signing.test(text)) ? 'today' : null
  if (kind !== 'text' && kind !== 'multiline') return null
  return guesses.find(([, words]) => texts.some((text) => words.test(text)))?.[0] ?? null
}

function fold(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
