<?php
// Never ends.
for (;;);
