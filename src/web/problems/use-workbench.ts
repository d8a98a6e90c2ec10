import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { CustomRun, Language, NewCustomRun, NewSubmission, Problem, SourceFile } from '../api/endpoints.js';
import { CAPS, GIB, MIB } from '../../contract/limits.js';
import { api } from '../api/endpoints.js';
import { Unreachable } from '../api/rest.js';
import { useMe } from '../app/session.js';
import type { EditorHandle } from '../editor/code-editor.js';
import type { Draft } from '../editor/drafts.js';
import { loadDraft, saveDraft } from '../editor/drafts.js';
import { useLastLanguage } from '../editor/use-editor-preferences.js';
import { Attempt } from './attempt.js';
import { guessLanguage } from './guess-language.js';
import { languagesQuery } from './problem-queries.js';
import { ANSWER_LANGUAGE } from './use-language-name.js';

/** Seconds that one long poll for a run may hang. */
const RUN_WAIT_S = 20;
const SAVE_DELAY_MS = 300;
const RUN_CAPS = { timeLimitMs: 30_000, memoryLimitBytes: 2 * GIB };

/** Whoever leaves the page and comes back to hand in the same is still at it. */
const attempt = new Attempt();

export type ResultTab = 'run' | 'verdict' | 'history';

/** What the editor, the run panel and the verdict share on a problem's page. */
export interface Workbench {
  languages: Language[];
  language: Language | null;
  chooseLanguage: (id: string) => void;
  /** The language that the text seems to be in, if it is another one. */
  otherLanguage: Language | null;
  /** Takes the text along. */
  switchTo: (id: string) => void;
  /** The text as it stands in the editor. */
  source: string;
  setSource: (text: string) => void;
  /** Changes whenever the editor must take `source` anew. */
  documentKey: string;
  editor: RefObject<EditorHandle | null>;
  goTo: (line: number, column: number | null) => void;
  openFile: (file: File) => Promise<void>;
  input: string;
  setInput: (input: string) => void;
  /** Back to the input that was there before a sample was chosen. */
  setOwnInput: () => void;
  run: () => void;
  runResult: CustomRun | null;
  isRunning: boolean;
  runError: Error | null;
  submit: () => void;
  /** The answers of a problem that takes one text with all of them, as far as they are written. */
  sheet: string;
  setSheet: (text: string) => void;
  /** For a problem that takes outputs: these files, in no language. */
  submitAnswers: (files: SourceFile[]) => void;
  isSubmitting: boolean;
  submitError: Error | null;
  submissionId: number | null;
  tab: ResultTab;
  setTab: (tab: ResultTab) => void;
  isSaved: boolean;
}

/** Whether a submission is the outputs themselves. */
export function takesAnswers({ types }: Problem): boolean {
  return types.includes('submit-answer');
}

export function useWorkbench(problem: Problem, onResult: () => void, onTooLarge: (file: File) => void): Workbench {
  const { slug } = problem;
  const draft = useDraft(slug, firstInput(problem));
  const { languages, language, setLastLanguage } = useLanguageChoice(problem, draft.draft.language);
  const editor = useRef<EditorHandle | null>(null);
  const [version, setVersion] = useState(0);
  const [tab, setTab] = useState<ResultTab>(takesAnswers(problem) ? 'verdict' : 'run');
  const { submission: submissionId } = useSearch({ from: '/session/problems/$slug' });
  const source = (language && draft.draft.sources[language.id]) ?? '';
  const files = (): SourceFile[] => [{ name: language?.sourceName ?? 'main', content: source }];
  const show = (next: ResultTab) => {
    setTab(next);
    onResult();
  };

  const running = useRun();
  const submitting = useSubmit(problem, () => {
    show('verdict');
  });
  useEffect(() => {
    if (submissionId !== undefined) setTab('verdict');
  }, [submissionId]);

  const chooseLanguage = (id: string) => {
    setLastLanguage(id);
    draft.change({ language: id });
  };
  const otherId = useMemo(
    () =>
      language &&
      guessLanguage(
        source,
        language.id,
        languages.map(({ id }) => id),
      ),
    [source, language, languages],
  );
  const canSend = language !== null && source.trim() !== '';

  return {
    languages,
    language,
    chooseLanguage,
    otherLanguage: languages.find(({ id }) => id === otherId) ?? null,
    switchTo: (id) => {
      const { sources } = draft.latest();
      draft.change({ sources: { ...sources, [id]: source, ...(language ? { [language.id]: '' } : {}) } });
      chooseLanguage(id);
    },
    source,
    setSource: (text) => {
      if (language) draft.change({ sources: { ...draft.latest().sources, [language.id]: text } });
    },
    documentKey: `${slug}/${language?.id ?? ''}/${String(version)}`,
    editor,
    goTo: (line, column) => {
      // After a change of tab on a phone the editor is visible only in the next frame.
      requestAnimationFrame(() => editor.current?.goTo(line, column));
    },
    openFile: async (file) => {
      if (file.size > CAPS.sourceBytes) {
        onTooLarge(file);
        return;
      }
      const text = await file.text();
      const target = languageOfFile(file.name, languages, language);
      if (!target) return;
      if (target.id === language?.id && editor.current) {
        // As one change, which can be undone.
        editor.current.replace(text);
        return;
      }
      setLastLanguage(target.id);
      draft.change({ language: target.id, sources: { ...draft.latest().sources, [target.id]: text } });
      setVersion((before) => before + 1);
    },
    input: draft.draft.input,
    setInput: (input) => {
      const isSample = problem.samples.some((sample) => sample.input === input);
      draft.change(isSample ? { input } : { input, ownInput: input });
    },
    setOwnInput: () => {
      draft.change({ input: draft.latest().ownInput });
    },
    run: () => {
      show('run');
      if (canSend)
        running.start({
          language: language.id,
          files: files(),
          input: draft.latest().input,
          limits: runLimits(problem, language.id),
          ...namedFiles(problem),
        });
    },
    runResult: running.result,
    isRunning: running.isRunning,
    runError: running.error,
    submit: () => {
      if (canSend && !submitting.isPending) {
        submitting.mutate({ problem: slug, language: language.id, files: files() });
      }
    },
    sheet: draft.draft.sources[ANSWER_LANGUAGE] ?? problem.answerSheet ?? '',
    setSheet: (text) => {
      draft.change({ sources: { ...draft.latest().sources, [ANSWER_LANGUAGE]: text } });
    },
    submitAnswers: (answers) => {
      if (!submitting.isPending) submitting.mutate({ problem: slug, files: answers });
    },
    isSubmitting: submitting.isPending,
    submitError: submitting.error,
    submissionId: submissionId ?? null,
    tab,
    setTab,
    isSaved: draft.isSaved,
  };
}

/** The problem's own limits for the language, within what the server lets a run have. */
function runLimits(problem: Problem, language: string): NewCustomRun['limits'] {
  const own = problem.limits.byLanguage.find((one) => one.language === language);
  const { timeLimitMs, memoryLimitBytes } = own ?? problem;
  return {
    timeLimitMs: Math.min(timeLimitMs ?? RUN_CAPS.timeLimitMs, RUN_CAPS.timeLimitMs),
    memoryLimitBytes: Math.min(memoryLimitBytes, RUN_CAPS.memoryLimitBytes),
    outputLimitBytes: MIB,
  };
}

/** What a first run reads: the first sample, if it is there whole and is no conversation. */
function firstInput({ samples: [sample] }: Problem): string {
  return sample && !sample.isInputCut && sample.interaction === null ? sample.input : '';
}

/** @param input of runs, until something was drafted */
function useDraft(slug: string, input: string) {
  const { id } = useMe();
  const [draft, setDraft] = useState<Draft>(() => {
    const loaded = loadDraft(localStorage, id, slug);
    return loaded.savedAt === 0 ? { ...loaded, input } : loaded;
  });
  const [isSaved, setIsSaved] = useState(true);
  const latest = useRef(draft);
  const isDirty = useRef(false);

  useEffect(() => {
    const save = () => {
      if (!isDirty.current) return;
      isDirty.current = false;
      setIsSaved(saveDraft(localStorage, id, slug, latest.current));
    };
    const timer = setTimeout(save, SAVE_DELAY_MS);
    // A page that is closed or sent to the background has no later moment to save.
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [draft, id, slug]);

  const change = (part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part };
    isDirty.current = true;
    setDraft(latest.current);
  };
  return { draft, change, latest: () => latest.current, isSaved };
}

function useLanguageChoice(problem: Problem, drafted: string | null) {
  const { data } = useQuery(languagesQuery);
  const [last, setLastLanguage] = useLastLanguage();
  const languages = useMemo(() => {
    const allowed = problem.languages && new Set(problem.languages);
    return (data ?? []).filter(({ id, available }) => available && (allowed === null || allowed.has(id)));
  }, [data, problem.languages]);
  const find = (id: string | null) => languages.find((language) => language.id === id);
  const language = find(drafted) ?? find(last) ?? languages[0] ?? null;
  return { languages, language, setLastLanguage };
}

function languageOfFile(name: string, languages: Language[], current: Language | null): Language | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const speaks = (language: Language) => language.extensions.some((known) => known.replace(/^\./, '') === extension);
  if (current && speaks(current)) return current;
  return languages.find(speaks) ?? current;
}

/** A test run reads and writes where a submission does. */
function namedFiles({ fileNames }: Problem): Pick<NewCustomRun, 'inputFile' | 'outputFile'> {
  return {
    ...(fileNames?.input == null ? {} : { inputFile: fileNames.input }),
    ...(fileNames?.output == null ? {} : { outputFile: fileNames.output }),
  };
}

function useRun() {
  const [result, setResult] = useState<CustomRun | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: async (run: NewCustomRun) => {
      abort.current?.abort();
      const own = new AbortController();
      abort.current = own;
      setResult(null);
      const { id } = await api.startRun(run);
      let state: CustomRun;
      do {
        state = await api.getRun(id, RUN_WAIT_S, own.signal);
        setResult(state);
      } while (state.state !== 'finished' && !own.signal.aborted);
      return state;
    },
  });
  return { start: mutation.mutate, result, isRunning: mutation.isPending, error: mutation.error };
}

function useSubmit(problem: Problem, onSubmitted: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/problems/$slug' });
  return useMutation({
    mutationFn: async (submission: NewSubmission) => {
      const receipt = await api.submit(submission, attempt.keyOf(submission));
      attempt.arrived();
      return receipt;
    },
    // The answer may be lost on the way; with the same key the server makes no second submission.
    retry: (failures, error) => failures < 3 && error instanceof Unreachable,
    onMutate: onSubmitted,
    onSuccess: async ({ id }) => {
      await navigate({ search: { submission: id }, replace: true });
      void client.invalidateQueries({ queryKey: ['submissions'] });
      void client.invalidateQueries({ queryKey: ['problem-submissions', problem.slug] });
    },
  });
}
