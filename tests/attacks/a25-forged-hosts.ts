import { Tally, type Trial } from '../support/trial.ts'
import { forgeHosts } from './host-headers.ts'

const sizes = { short: 221, full: 2_000 }

export const forgedHosts: Trial = {
  id: 'A25',
  about: 'Host, X-Forwarded-Host, Forwarded… falsifiés : les liens des e-mails mènent au portail',
  async run(size) {
    const { tried, mailed, faults, visits } = await forgeHosts(sizes[size])
    const tally = new Tally()
    tally.count(tried, faults.length === 0 && visits === 0, faults.join(' ; '))
    tally.remarks.push(`${String(mailed)} e-mails lus`)
    return tally
  },
}
