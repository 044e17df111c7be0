import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const data = resolve(import.meta.dirname, '../../../var/e2e')

export interface Employer {
  siret: string
  code: string
  name: string
  email: string
}

interface Secrets {
  CMS_EDITOR_PASSWORD: string
}

/** The employers of the demo data: each story has one to itself where it changes something. */
export function readEmployers(): Employer[] {
  const file = join(data, 'demo', 'api', 'employers.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { employers: Employer[] }).employers
}

export function readEditor(): { email: string; password: string } {
  const secrets = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Secrets
  return { email: 'redaction@enim.example', password: secrets.CMS_EDITOR_PASSWORD }
}
