import { Agent, request, type RequestOptions } from 'node:http'

interface Load {
  url: string
  requests: number
  connections: number
  headers?: Record<string, string>
}

/** Sends `requests` GETs over kept-alive connections; every answer must be 200. */
export async function get({ url, requests, connections, headers = {} }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let left = requests
  const worker = async () => {
    while (left-- > 0) await once(url, { agent, headers })
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
}

/** Milliseconds that one GET takes over a kept-alive connection. */
export async function timeGet(url: string, options: RequestOptions): Promise<number> {
  const start = performance.now()
  await once(url, options)
  return performance.now() - start
}

function once(url: string, options: RequestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, options, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${url} answered ${response.statusCode ?? 0}.`))
      })
    })
    call.on('error', reject)
    call.end()
  })
}
