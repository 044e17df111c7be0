import { block, type Remark } from './remark.ts'
import type { Writing } from './writing.ts'

const missing = {
  domains: 'Choisissez au moins un domaine avant de publier.',
  theme: 'Choisissez un thème avant de publier.',
}

export function missingRelation({ relation }: Writing): Remark[] {
  if (!relation || relation.isChosen) return []
  return [block({ field: relation.field }, missing[relation.field])]
}

export function missingSummary({ summary }: Writing): Remark[] {
  if (!summary || summary.text.trim() !== '') return []
  return [
    block(
      { field: summary.field },
      'Écrivez une ou deux phrases qui disent à qui ce contenu s’adresse et ce qu’il apporte.',
    ),
  ]
}
