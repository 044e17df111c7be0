import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatSiret } from 'content-types'
import type { Environment } from './settings.ts'

interface DemoEmployer {
  siret: string
  name: string
  code: string
}

/** What a person needs to know once everything runs: addresses, and accounts to try it with. */
export async function welcome(environment: Environment, trial: boolean): Promise<string> {
  const lines = [
    '',
    'Le portail est prêt.',
    '',
    `  Site public          ${environment.PUBLIC_URL ?? ''}`,
    `  Espace personnel     ${environment.PUBLIC_URL ?? ''}/espace`,
    `  Rédaction (Strapi)   ${environment.CMS_URL ?? ''}/admin`,
  ]
  if (trial) lines.push(`  Boîte d’essai        http://localhost:${environment.MAILBOX_PORT ?? ''}`)
  if (environment.NODE_ENV !== 'production') lines.push('', ...(await accounts(environment)))
  return [...lines, '', 'Ctrl-C arrête tout.', ''].join('\n')
}

async function accounts(environment: Environment): Promise<string[]> {
  const file = join(environment.PORTAL_DATA_DIR ?? '', 'demo', 'api', 'employers.json')
  const { employers } = JSON.parse(await readFile(file, 'utf8')) as { employers: DemoEmployer[] }
  return [
    'Comptes de démonstration',
    '',
    ...employers.map(({ siret, code, name }) => `  ${formatSiret(siret)}   code ${code}   ${name}`),
    `  ${environment.CMS_EDITOR_EMAIL ?? ''}   ${environment.CMS_EDITOR_PASSWORD ?? ''}   rédaction`,
    `  ${environment.CMS_ADMIN_EMAIL ?? ''}   ${environment.CMS_ADMIN_PASSWORD ?? ''}   administration`,
  ]
}
