import { OpenAPIHono } from '@hono/zod-openapi'
import { agentRoutes } from './agents/index.ts'
import { browserRoutes } from './browsers/index.ts'
import { captchaRoutes } from './captcha/index.ts'
import { certificateRoutes } from './certificates/index.ts'
import type { Deps } from './deps.ts'
import { deadlineRoutes } from './deadlines/index.ts'
import { deskRoutes } from './desk/index.ts'
import { documentRoutes } from './documents/index.ts'
import { faqRoutes } from './faq/index.ts'
import { faqVisitRoutes } from './faq-visits/index.ts'
import { formRoutes } from './form-filling/index.ts'
import { historyRoutes } from './history/index.ts'
import { watchDamagedFiles } from './journal/index.ts'
import { letterCmsRoutes, letterRoutes } from './letters/index.ts'
import { loginRoutes } from './login/index.ts'
import { paymentRoutes } from './payments/index.ts'
import { limitBody } from './platform/body-limit.ts'
import { logRequests, securityHeaders, type AppEnv } from './platform/http.ts'
import { requireOwnOrigin } from './platform/origin.ts'
import { answerErrors, answerProblem, notFound } from './platform/problems.ts'
import { requireSiteKey } from './platform/site-key.ts'
import { profileRoutes } from './profile/index.ts'
import { receiptRoutes } from './receipts/index.ts'
import { receivedRoutes } from './received/index.ts'
import { registrationRoutes } from './registrations/index.ts'
import { requestRoutes } from './requests/index.ts'
import { resetRoutes } from './resets/index.ts'
import { searchRoutes } from './search/index.ts'
import { sessionRoutes } from './sessions/index.ts'
import { subscriptionCmsRoutes, subscriptionRoutes } from './subscriptions/index.ts'
import { systemRoutes } from './systems/index.ts'
import { cmsRoutes } from './to-write/index.ts'
import { wholeFileRoutes } from './whole-file/index.ts'

export type { Deps } from './deps.ts'

/** The whole api: what every request goes through, then one line per feature. */
export function createApp(deps: Deps): OpenAPIHono<AppEnv> {
  const { settings, log } = deps
  const app = new OpenAPIHono<AppEnv>()
  watchDamagedFiles(deps)

  app.use(logRequests(log))
  app.use(securityHeaders)
  app.get('/health', (c) => c.body(null, 204))
  app.route('/cms', subscriptionCmsRoutes(deps))
  app.route('/cms', letterCmsRoutes(deps))
  app.route('/cms', cmsRoutes(deps))
  app.use('/api/*', requireSiteKey(settings.siteKey))
  app.use('/api/*', requireOwnOrigin(settings.publicUrl))
  app.use('/api/*', limitBody)

  app.route('/api', loginRoutes(deps))
  app.route('/api', registrationRoutes(deps))
  app.route('/api', captchaRoutes(deps))
  app.route('/api', resetRoutes(deps))
  app.route('/api', sessionRoutes(deps))
  app.route('/api', browserRoutes(deps))
  app.route('/api', profileRoutes(deps))
  app.route('/api', documentRoutes(deps))
  app.route('/api', certificateRoutes(deps))
  app.route('/api', receivedRoutes(deps))
  app.route('/api', paymentRoutes(deps))
  app.route('/api', wholeFileRoutes(deps))
  app.route('/api', requestRoutes(deps))
  app.route('/api', historyRoutes(deps))
  app.route('/api', receiptRoutes(deps))
  app.route('/api', deskRoutes(deps))
  app.route('/api', agentRoutes(deps))
  app.route('/api', faqRoutes(deps))
  app.route('/api', faqVisitRoutes(deps))
  app.route('/api', searchRoutes(deps))
  app.route('/api', formRoutes(deps))
  app.route('/api', systemRoutes(deps))
  app.route('/api', deadlineRoutes(deps))
  app.route('/api', subscriptionRoutes(deps))
  app.route('/api', letterRoutes(deps))

  if (settings.spec) {
    app.doc31('/api/openapi.json', {
      openapi: '3.1.0',
      info: { title: 'Espace personnel Enim', version: '1' },
    })
  }
  app.notFound(() => answerProblem(notFound()))
  app.onError(answerErrors(log))
  return app
}
