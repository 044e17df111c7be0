import { Tally, type Trial } from '../support/trial.ts'
import { floodAccount, floodAccounts } from './mail-flood.ts'

const sizes = { short: 100, full: 10_000 }
/** The limits that docs/security.md announces. */
const mostPerAccount = 5
const mostPerAddress = 20

export const mailFlood: Trial = {
  id: 'A34',
  about: 'demandes en masse d’un nouveau mot de passe : 5 e-mails par compte, 20 par adresse',
  async run(size, tell) {
    const count = sizes[size]
    const tally = new Tally()
    const account = await floodAccount(count)
    tell(1, 2)
    const accounts = await floodAccounts(count)
    tell(2, 2)
    tally.count(account.tried, account.mails <= mostPerAccount, `${String(account.mails)} e-mails`)
    tally.count(
      accounts.tried,
      accounts.mails <= mostPerAddress,
      `${String(accounts.mails)} e-mails`,
    )
    return tally
  },
}
