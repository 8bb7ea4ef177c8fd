import type { WindowSettings } from '../../protocol/messages';
import type { Readers } from './say';

/** The agents of this machine, by what the window has told of them. */
export async function readersOf(settings: Pick<WindowSettings, 'agents' | 'problems'> | undefined): Promise<Readers> {
  const { codecs } = await import('../../agents/index');
  const here = (settings?.agents ?? []).filter((agent) => agent.here);
  return {
    guarded: here.map(({ id }) => ({ id, title: codecs.find((codec) => codec.id === id)?.title ?? id })),
    unguarded: (settings?.problems ?? []).flatMap(({ id, data }) => (id === 'hook-missing' && data.agent ? [data.agent] : [])),
  };
}
