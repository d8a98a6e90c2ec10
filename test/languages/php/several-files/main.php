<?php
require "adder.php";

echo add(30, 12), "\n";
