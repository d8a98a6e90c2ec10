import { useTranslation } from 'react-i18next';
import { splitCompilerOutput } from './compiler-lines.js';
import classes from './verdict.module.css';

interface Props {
  output: string;
  sourceNames: string[];
  /** Shows the place in the source; without it places are plain text. */
  onGoTo?: (line: number, column: number | null) => void;
}

/** What the compiler said; places in the source are buttons. */
export function CompilerOutput({ output, sourceNames, onGoTo }: Props) {
  const { t } = useTranslation();
  return (
    <pre className="output" tabIndex={0} aria-label={t('judgement.compilerOutput')}>
      {splitCompilerOutput(output, sourceNames).map(({ text, place }, index) =>
        place && onGoTo ? (
          <button
            key={index}
            type="button"
            className={classes.place}
            onClick={() => {
              onGoTo(place.line, place.column);
            }}
          >
            {text}
          </button>
        ) : (
          text
        ),
      )}
    </pre>
  );
}
