import { agentJobs } from './agents/index.ts'
import { browserJobs } from './browsers/index.ts'
import { captchaJobs } from './captcha/index.ts'
import type { Deps } from './deps.ts'
import { deadlineJobs, refreshDeadlines } from './deadlines/index.ts'
import { deskJobs } from './desk/index.ts'
import { documentJobs } from './documents/index.ts'
import { faqJobs, refreshFaq } from './faq/index.ts'
import { formFillingJobs } from './form-filling/index.ts'
import { formJobs, refreshForms } from './forms/index.ts'
import { journalJobs } from './journal/index.ts'
import { letterJobs, refreshNews, startLetters } from './letters/index.ts'
import { loginJobs } from './login/index.ts'
import { startOutbox } from './outbox/index.ts'
import { paymentJobs } from './payments/index.ts'
import { sweepTemporaryFiles } from './platform/temporary-files.ts'
import { startJobs, type Job } from './platform/jobs.ts'
import { profileJobs, startApplyingChanges } from './profile/index.ts'
import { receiptJobs, startChaining } from './receipts/index.ts'
import { registrationJobs } from './registrations/index.ts'
import { requestJobs, startScanning } from './requests/index.ts'
import { resetJobs, startAskedMails } from './resets/index.ts'
import { searchJobs } from './search/index.ts'
import { sessionJobs } from './sessions/index.ts'
import { startSubscriptions, subscriptionJobs } from './subscriptions/index.ts'
import { mailTextJobs, refreshMailTexts } from './texts/index.ts'
import { refreshThemes, themeJobs } from './themes/index.ts'
import { systemJobs } from './systems/index.ts'
import { threadJobs } from './threads/index.ts'
import { startWebhooks, webhookJobs } from './webhooks/index.ts'

export interface Workers {
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>
}

/** All that the api does without being asked; one line per feature. */
export async function startWorkers(deps: Deps): Promise<Workers> {
  const sweep = () => sweepTemporaryFiles(deps.blobs.temporaryFolder)
  await sweep()
  void refreshThemes(deps)
  void refreshFaq(deps)
  void refreshForms(deps)
  void refreshDeadlines(deps)
  void refreshNews(deps)
  void refreshMailTexts(deps)
  const outbox = startOutbox(deps)
  const letters = startLetters(deps)
  const askedMails = startAskedMails(deps)
  const subscriptions = startSubscriptions(deps)
  const scanning = startScanning(deps)
  const changes = startApplyingChanges(deps)
  const chaining = startChaining(deps)
  const webhooks = startWebhooks(deps)
  const jobs = startJobs(
    [
      ...sessionJobs(deps),
      ...loginJobs(deps),
      ...browserJobs(deps),
      ...agentJobs(deps),
      ...journalJobs(deps),
      ...captchaJobs(deps),
      ...resetJobs(deps),
      ...subscriptionJobs(deps),
      ...registrationJobs(deps),
      ...profileJobs(deps),
      ...paymentJobs(deps),
      ...themeJobs(deps),
      ...mailTextJobs(deps),
      ...faqJobs(deps),
      ...formJobs(deps),
      ...searchJobs(deps),
      ...formFillingJobs(deps),
      ...deadlineJobs(deps),
      ...letterJobs(deps),
      ...requestJobs(deps),
      ...deskJobs(deps),
      ...receiptJobs(deps),
      ...documentJobs(deps),
      ...threadJobs(deps),
      ...systemJobs(deps),
      ...webhookJobs(deps),
      { name: 'sweep temporary files', schedule: '17 * * * *', run: sweep } satisfies Job,
    ],
    deps.log,
  )
  return {
    async stop() {
      await jobs.stop()
      await scanning.stop()
      await webhooks.stop()
      await chaining.stop()
      await changes.stop()
      await askedMails.stop()
      await letters.stop()
      await subscriptions.stop()
      await outbox.stop()
    },
  }
}
