import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget, startSite, type Site } from '../support/site.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})
afterAll(async () => {
  await site.stop()
  await forget(site)
})

describe('when the api is down', () => {
  test('a script gets a problem and the time to wait', async () => {
    const answer = await site.get('/api/session', { accept: 'application/json' })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: 'busy', status: 503, errors: [] })
  })

  test('a person gets a page in French', async () => {
    const answer = await fetch(`${site.url}/api/requests`, {
      method: 'POST',
      headers: { accept: 'text/html,application/xhtml+xml' },
      body: 'x'.repeat(1_000_000),
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await answer.text()
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('Le service est momentanément indisponible.')
    expect(page).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
  })
})
