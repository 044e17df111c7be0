/**
 * Six-digit codes among the commonest of published lists (RockYou, Pwned Passwords, SecLists' French
 * and world lists) that no rule of `code-rules.ts` sees.
 */
export const commonCodes: ReadonlySet<string> = new Set([
  '118218',
  '123457',
  '123465',
  '128500',
  '135790',
  '141421',
  '141627',
  '142857',
  '153624',
  '161803',
  '235711',
  '246810',
  '248163',
  '271828',
  '314159',
  '315475',
  '362436',
  '420247',
  '584520',
  '867530',
  '906090',
])
