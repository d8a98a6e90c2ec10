import type { Element, ElementContent, Nodes, Properties, Text } from 'hast';

/** An element of the tree that becomes HTML. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** What there is to read in a node. */
export function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(textIn).join('') : '';
}

/** A formula as the KaTeX step expects it. */
export function formula(tex: string, isDisplay: boolean): Element {
  const className = ['language-math', isDisplay ? 'math-display' : 'math-inline'];
  const code = element('code', { className }, [text(tex)]);
  return isDisplay ? element('pre', {}, [code]) : code;
}

export function isFormula({ tagName, properties: { className } }: Element): boolean {
  return tagName === 'code' && Array.isArray(className) && className.includes('language-math');
}

/** Where the page puts a sample; numbers from 1. */
export function samplePlace(ordinal: number): Element {
  return element('div', { className: ['sample-place'], dataSample: String(ordinal) }, []);
}

/** Calls for every element, parents first; a list of nodes takes the element's place. */
export function replaceElements(node: Nodes, change: (element: Element) => ElementContent[] | null): void {
  if (!('children' in node)) return;
  node.children = (node.children as ElementContent[]).flatMap((child) => {
    const changed = child.type === 'element' ? (change(child) ?? [child]) : [child];
    for (const one of changed) replaceElements(one, change);
    return changed;
  });
}
