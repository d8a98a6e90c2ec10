// Is no JavaScript.
const broken = ;
