# Completion for duizhao in bash.
_duizhao() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local sides="original translation"
  case $before in
    --paper) COMPREPLY=($(compgen -W "A4 A5 A6 B5 B6 Letter 6in 7in 8in 10in" -- "$word")); return ;;
    --to) COMPREPLY=($(compgen -W "pdf epub png txt md tsv json" -- "$word")); return ;;
    --order|--primary|--only) COMPREPLY=($(compgen -W "$sides" -- "$word")); return ;;
    --original|--translation) COMPREPLY=($(compgen -W "en en-GB zh-Hans zh-Hant ja ko de fr es ru" -- "$word")); return ;;
    --encoding) COMPREPLY=($(compgen -W "UTF-8 UTF-16 GB18030 Big5 Shift_JIS EUC-JP EUC-KR Windows-1250 Windows-1251 Windows-1252" -- "$word")); return ;;
    --layout|layouts) COMPREPLY=($(compgen -W "$(duizhao layouts 2>/dev/null | cut -d' ' -f1)" -- "$word") $(compgen -f -- "$word")); return ;;
    --from) COMPREPLY=($(compgen -W "markdown txt tsv csv json" -- "$word")); return ;;
    --font-dir) COMPREPLY=($(compgen -d -- "$word")); return ;;
  esac
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "build check layouts fonts --help --version" -- "$word"))
  elif [[ $word == -* ]]; then
    local shared="--original --translation --encoding --from --drop --strict --no-repair --threads --json --quiet --verbose --help"
    local build="-o --to --layout --paper --size --order --primary --only --pairs --parts --fit --key --copies --margins --line-numbers --contact-sheet --booklet --two-up --folder --title --title-translation --author --translator --source --date --rights --series --font-dir"
    [[ ${COMP_WORDS[1]} == build ]] && shared="$shared $build"
    [[ ${COMP_WORDS[1]} == check ]] && shared="$shared --diff --html --summary"
    COMPREPLY=($(compgen -W "$shared" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -F _duizhao duizhao
