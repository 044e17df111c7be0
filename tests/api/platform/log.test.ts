import { expect, test } from 'vitest'
import { createLog, type LogFields } from '../../../api/src/platform/log.ts'

test('only the fields on the list are logged, on one line of JSON', () => {
  const lines: string[] = []
  const log = createLog({ write: (line) => lines.push(line) })
  log.warn('odd\nevent', {
    accountId: 'a\u2028b',
    code: '123456',
    token: 'secret',
    text: 'Bonjour',
  } as LogFields)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  const { time, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>
  expect(time).toEqual(expect.any(String))
  expect(line).toEqual({ level: 40, msg: 'odd\nevent', accountId: 'a\u2028b' })
})

test('an error is logged with its name, its code and where it comes from', () => {
  const lines: string[] = []
  const log = createLog({ write: (line) => lines.push(line) })
  log.error('failed', { error: Object.assign(new Error('no room'), { code: 'ENOSPC' }) })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    error: {
      name: 'Error',
      code: 'ENOSPC',
      message: 'no room',
      stack: expect.any(String) as string,
    },
  })
})
