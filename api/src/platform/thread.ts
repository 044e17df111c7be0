import { parentPort } from 'node:worker_threads'

/** What a thread is told to do. */
export interface ThreadCall {
  module: string
  input: unknown
}

export type ThreadAnswer = { kind: 'done'; value: unknown } | { kind: 'failed'; message: string }

parentPort?.on('message', (call: ThreadCall) => {
  void answer(call).then((said) => parentPort?.postMessage(said))
})

async function answer({ module, input }: ThreadCall): Promise<ThreadAnswer> {
  try {
    const task = (await import(module)) as { run(input: unknown): unknown }
    return { kind: 'done', value: await task.run(input) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
