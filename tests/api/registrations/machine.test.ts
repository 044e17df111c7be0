import { expect, test } from 'vitest'
import { runRegistrationMachine } from '../../attacks/registration-machine.ts'
import { createTestApp } from '../../support/test-app.ts'

/** Two thousand orders, unless somebody has more time. */
const runs = Number(process.env['REGISTRATION_ORDERS'] ?? 2000)

test(
  'in whatever order the steps are sent, an account is made by none but a link mailed after all of them',
  { timeout: 600_000 },
  async () => {
    const portal = await createTestApp()
    const { commands, accounts } = await runRegistrationMachine(portal, runs)
    expect(commands).toBeGreaterThan(runs * 8)
    expect(accounts).toBeGreaterThan(runs / 10)
    await portal.close()
  },
)
