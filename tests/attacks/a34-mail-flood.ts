import { Tally, type Trial } from '../support/trial.ts'
import { floodAccount, floodAccounts, floodNews } from './mail-flood.ts'

const sizes = { short: 100, full: 10_000 }
/** The limits that docs/security.md announces. */
const mostPerAccount = 5
const mostPerAddress = 20
const mostPerSubscriber = 1

export const mailFlood: Trial = {
  id: 'A34',
  about:
    'demandes en masse d’un nouveau mot de passe et d’inscription à l’actualité : 5 e-mails par compte, 1 par adresse inscrite, 20 par connexion',
  async run(size, tell) {
    const count = sizes[size]
    const tally = new Tally()
    const account = await floodAccount(count)
    tell(1, 3)
    const accounts = await floodAccounts(count)
    tell(2, 3)
    const news = await floodNews(count)
    tell(3, 3)
    tally.count(account.tried, account.mails <= mostPerAccount, `${String(account.mails)} e-mails`)
    tally.count(
      accounts.tried,
      accounts.mails <= mostPerAddress,
      `${String(accounts.mails)} e-mails`,
    )
    tally.count(news.tried, news.mails <= mostPerSubscriber, `${String(news.mails)} e-mails`)
    tally.count(news.tried, news.spread <= mostPerAddress, `${String(news.spread)} e-mails`)
    return tally
  },
}
