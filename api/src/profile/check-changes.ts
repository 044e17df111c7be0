import {
  changeableFields,
  limits,
  type Account,
  type ChangeableField,
  type FieldError,
} from 'content-types'
import * as z from 'zod'
import { emailField, mobileField } from '../accounts/index.ts'

/** As typed. */
export type TypedDetails = Record<ChangeableField, string>

/** The details that differ from what is and from what waits, each right or with its fault. */
export function checkChanges(
  typed: TypedDetails,
  account: Account,
): { asked: { field: ChangeableField; value: string }[]; errors: FieldError[] } {
  const asked: { field: ChangeableField; value: string }[] = []
  const errors: FieldError[] = []
  for (const field of changeableFields) {
    if (!differs(field, typed, account)) continue
    const read = schemas[field].safeParse(typed[field])
    if (!read.success) {
      const message = read.error.issues[0]?.message ?? ''
      errors.push({ field, message })
    } else if (read.data !== readAsTyped(field, account[field] ?? '')) {
      const waiting = account.changes.find((change) => change.field === field)
      if (read.data !== waiting?.value) asked.push({ field, value: read.data })
    }
  }
  return { asked, errors }
}

/**
 * Whether something else than the present value is written in the field. What is there already is
 * never refused, even if it comes from before today's rules.
 */
function differs(field: ChangeableField, typed: TypedDetails, account: Account): boolean {
  return tidy(typed[field]) !== tidy(account[field] ?? '')
}

const MAX_LINES = 6

const addressField = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, 'Indiquez votre adresse postale.')
      .max(
        limits.addressLength,
        `L’adresse postale comporte ${String(limits.addressLength)} caractères au plus.`,
      )
      .refine(
        (address) => address.split('\n').length <= MAX_LINES,
        `L’adresse postale comporte ${String(MAX_LINES)} lignes au plus.`,
      )
      .refine(
        (address) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(address.replaceAll('\n', '')),
        'L’adresse postale contient un caractère invisible\u00a0: saisissez-la à nouveau.',
      ),
  )

const schemas = {
  email: emailField,
  mobile: mobileField.transform((mobile) => mobile ?? ''),
  address: addressField,
} satisfies Record<ChangeableField, z.ZodType<string>>

/** The same number or address written another way is no change. */
function readAsTyped(field: ChangeableField, value: string): string {
  return schemas[field].safeParse(value).data ?? value
}

/** Lines ended one way, without the spaces and empty lines around them. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}
