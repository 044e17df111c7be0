/** The manual's numbers, shared by what the pages announce and what the api enforces. */

const MEBIBYTE = 1024 * 1024

export const limits = {
  codeDigits: 6,
  wrongCodes: 3,
  blockHours: 24,
  wrongAnswers: 3,
  closureHours: 24,
  oneTimeCodeLength: 8,
  oneTimeCodeMinutes: 10,
  oneTimeCodeTries: 5,
  oneTimeCodeSends: 3,
  browserDays: 30,
  registrationHours: 2,
  activationHours: 24,
  activationKeyDays: 60,
  resetMinutes: 30,
  resetsPerHour: 3,
  resetsPerDay: 5,
  changeHours: 24,
  changeConfirmationDays: 7,
  subscriptionDays: 7,
  inactiveYears: 2,
  inactiveWarningDays: [30, 7],
  holderNameLength: 80,
  addressLength: 400,
  fileBytes: 5 * MEBIBYTE,
  documentBytes: 25 * MEBIBYTE,
  /** Far more than any blank form weighs; a larger one is offered as it is. */
  blankFormBytes: 20 * MEBIBYTE,
  filesPerRequest: 10,
  fileNameLength: 200,
  certificatesPerDay: 10,
  objectLength: 120,
  textLength: 5_000,
  sessionIdleMinutes: 30,
  sessionHours: 12,
  sessionWarningMinutes: 5,
  pageSize: 20,
} as const

/** Extensions accepted by name; content must agree (see the api's file rules). */
export const acceptedExtensions = [
  'jpg',
  'jpeg',
  'png',
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
] as const

export type AcceptedExtension = (typeof acceptedExtensions)[number]
