# The examples of a page of the manual, or of README.md, as `to`NNN.cmd and, what they print,
# `to`NNN.out; what an example is, tests/cli/examples says.
# usage: awk -v to=PREFIX -f split.awk PAGE

function plain(s) {
	gsub(/\\e/, "\\", s); gsub(/\\-/, "-", s); gsub(/\\\(aq/, "\047", s)
	gsub(/\\\(dq/, "\"", s); gsub(/\\&/, "", s)
	return s
}

function line(s) {
	if (s ~ /^\$ /) { cmd = sprintf("%s%03d", to, ++n); part = cmd ".cmd" }
	else if (!n) return
	else if (s ~ /^> / && part ~ /cmd$/) ;
	else { part = cmd ".out"; print s > part; return }
	print substr(s, 3) > part
}

function end() { shown = 0; part = "" }

FILENAME ~ /\.md$/ {
	if (/^```console/) shown = 1
	else if (/^```/) end()
	else if (shown) line($0)
	else if (/^\| .*\| `glp1-[^`]*` \|$/) { # the last cell of a table: a command, its output not shown
		gsub(/\\\|/, "|")
		match($0, /`[^`]*` \|$/)
		line("$ " substr($0, RSTART + 1, RLENGTH - 4))
		end()
	}
	next
}
/^\.Sh / { examples = /EXAMPLES/; end() }
!examples { next }
/^\.Bd .*-literal/ { shown = 1; next }
/^\.Ed/ { end(); next }
/^\.Dl \$ / { line(plain(substr($0, 5))); next }
shown { line(plain($0)) }
