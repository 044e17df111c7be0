import {
  formatDateTime,
  type Account,
  type ChangeableField,
  type PendingChange,
} from 'content-types'

/** « d’adresse e-mail », after « ce changement ». */
export const fieldWords: Record<ChangeableField, string> = {
  email: 'd’adresse e-mail',
  mobile: 'de téléphone mobile',
  address: 'd’adresse postale',
}

export function pendingChange({ changes }: Account, field: ChangeableField) {
  return changes.find((change) => change.field === field)
}

/** « 3 février 2026 à 14:02 (heure de Paris) » */
export function parisTime(instant: string): string {
  return `${formatDateTime(new Date(instant))} (heure de Paris)`
}

/** When the last of the changes will be applied. */
export function lastApplied(changes: readonly PendingChange[]): string | undefined {
  return changes
    .map(({ appliesAt }) => appliesAt)
    .sort()
    .at(-1)
}
