import type { TestInfo } from '@playwright/test'
import type { Page } from 'playwright'
import { readTotpSecret, totpCode } from '../../../api/src/agents/totp.ts'
import { expect } from './story.ts'
import { agentEmail, agentPassword, agentTotpSecret, type AgentStory } from './story-agents.ts'

/** In two steps, as any agent. */
export async function logInAgent(
  page: Page,
  story: AgentStory,
  { project }: TestInfo,
): Promise<void> {
  await page.goto('/agents')
  await page.getByLabel('Adresse e-mail professionnelle').fill(agentEmail(story, project.name))
  await page.getByLabel('Mot de passe').fill(agentPassword)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page
    .getByLabel('Code de l’application')
    .fill(await totpCode(readTotpSecret(agentTotpSecret), new Date()))
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demandes')
}
