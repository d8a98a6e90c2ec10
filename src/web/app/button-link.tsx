import type { ButtonProps } from '@mantine/core';
import { Button } from '@mantine/core';
import type { LinkComponent } from '@tanstack/react-router';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

function ButtonAnchor(props: Anchor & ButtonProps) {
  return <Button component="a" {...props} />;
}

const RoutedButton = createLink(ButtonAnchor);

/** A button that leads somewhere: a real anchor, with the router's checked addresses. */
export const ButtonLink: LinkComponent<typeof ButtonAnchor> = (props) => <RoutedButton {...props} />;
