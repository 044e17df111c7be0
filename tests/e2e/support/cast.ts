import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { dataFolder } from './addresses.ts'
import {
  storyEmployers,
  storyName,
  storyNewcomers,
  type FirstConnection,
  type Story,
} from './story-employers.ts'

export interface Employer {
  siret: string
  code: string
  name: string
  email: string
}

interface Secrets {
  CMS_EDITOR_PASSWORD: string
}

/** The employers of the demo data, for the stories that leave them as they are. */
export function readEmployers(): Employer[] {
  const file = join(dataFolder, 'demo', 'api', 'employers.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { employers: Employer[] }).employers
}

/** The one that a story may change, told this way. */
export function employerOf(story: Story, { project }: TestInfo) {
  return named(storyEmployers, storyName(story, project.name))
}

/** One without account, that a story told this way may register. */
export function newcomerOf(story: FirstConnection, { project }: TestInfo) {
  return named(storyNewcomers, storyName(story, project.name))
}

export function readEditor(): { email: string; password: string } {
  const secrets = JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')) as Secrets
  return { email: 'redaction@enim.example', password: secrets.CMS_EDITOR_PASSWORD }
}

function named<E extends { name: string }>(employers: E[], name: string): E {
  const found = employers.find((employer) => employer.name === name)
  if (!found) throw new Error(`No employer is called ${name}.`)
  return found
}
