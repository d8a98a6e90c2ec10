<?php
// Throws, and nobody catches.
throw new Exception('on purpose');
