import { expect, test } from 'vitest'
import { readEnvironment } from '../../../site/server/environment.ts'

const secrets = {
  CMS_TOKEN: 'a'.repeat(32),
  CMS_WEBHOOK_SECRET: 'b'.repeat(32),
  SITE_KEY: 'c'.repeat(32),
  PREVIEW_KEY: 'd'.repeat(32),
}

test('secrets alone are enough: the rest has safe local values', () => {
  const environment = readEnvironment(secrets)
  expect(environment.PUBLIC_URL.origin).toBe('http://localhost:4321')
  expect(environment.SITE_HOST).toBe('127.0.0.1')
  expect(environment.SITE_PORT).toBe(4321)
})

test('one sentence names every key that is missing or wrong', () => {
  const faulty = {
    ...secrets,
    CMS_TOKEN: undefined,
    SITE_KEY: 'short',
    SITE_PORT: 'abc',
    API_URL: 'ftp://127.0.0.1',
    PUBLIC_URL: 'https://enim.example/portail',
    TRUSTED_PROXY: 'proxy.example',
  }
  expect(() => readEnvironment(faulty)).toThrow(/^Réglages du site à corriger : .*\.$/)
  let sentence = ''
  try {
    readEnvironment(faulty)
  } catch (error) {
    sentence = String(error)
  }
  expect(sentence).toContain('CMS_TOKEN (absent)')
  for (const key of ['SITE_KEY', 'SITE_PORT', 'API_URL', 'PUBLIC_URL', 'TRUSTED_PROXY']) {
    expect(sentence).toContain(`${key} (`)
  }
  expect(sentence).not.toContain('short')
})

test('a key left empty counts as absent', () => {
  expect(readEnvironment({ ...secrets, TRUSTED_PROXY: '', SITE_PORT: '' }).SITE_PORT).toBe(4321)
})
