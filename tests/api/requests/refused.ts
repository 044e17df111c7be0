import { draftSchema, problemSchema, type Draft, type FieldError } from 'content-types'
import { expect } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import type { TestApp } from '../../support/test-app.ts'

/** What a refusal says of each field; no request was made. */
export async function refused(
  portal: Pick<TestApp, 'deps'>,
  answer: Response,
  status = 422,
): Promise<FieldError[]> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const problem = problemSchema.parse(await answer.json())
  expect(answer.status).toBe(status)
  expect(problem.status).toBe(status)
  expect(await portal.deps.database.read('SELECT 1 FROM requests')).toEqual([])
  return problem.errors
}

export async function draftOf(browser: Browser, key: string): Promise<Draft> {
  const answer = await browser.get(`/api/drafts/${key}`)
  expect(answer.status).toBe(200)
  return draftSchema.parse(await answer.json())
}
