import { Tally, type Trial } from '../support/trial.ts'
import { injectRecipients } from './hostile-addresses.ts'

const sizes = { short: 400, full: 10_000 }

export const recipients: Trial = {
  id: 'A33',
  about:
    'adresses, objets et noms hostiles : un e-mail n’a qu’un destinataire, celui qui est saisi',
  async run(size) {
    const { tried, accepted, mailed, faults } = await injectRecipients(sizes[size])
    const tally = new Tally()
    tally.count(tried, faults.length === 0, faults.join(' ; '))
    tally.remarks.push(`${String(accepted)} admises par les formulaires, ${String(mailed)} e-mails`)
    return tally
  },
}
