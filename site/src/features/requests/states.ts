import type { FileState, RequestState } from 'content-types'

type Tone = 'plain' | 'good' | 'waiting' | 'bad'

export const requestTones: Record<RequestState, Tone> = {
  received: 'plain',
  taken: 'plain',
  waiting: 'waiting',
  answered: 'good',
  closed: 'good',
  withdrawn: 'plain',
}

export const fileTones: Record<FileState, Tone> = {
  pending: 'waiting',
  clean: 'good',
  infected: 'bad',
}
