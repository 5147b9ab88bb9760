;; Completes, shows and renames in Emacs, as the docs set it up, and prints what it saw as JSON.

(require 'json)
(setq eglot-sync-connect 30 eglot-connect-timeout 30 eglot-confirm-server-initiated-edits nil)

(defun try-wait (what holds)
  "Wait until HOLDS returns something. WHAT says for what."
  (let ((rounds 0) found)
    (while (not (setq found (funcall holds)))
      (when (> (setq rounds (1+ rounds)) 600)
        (message "waited in vain: %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05))
    found))

(find-file (getenv "SCENE"))
(eglot--maybe-activate-editing-mode)
(unless (eglot-managed-p) (apply #'eglot (eglot--guess-contact)))
(try-wait "the server" #'eglot-managed-p)

(let (said)
  (search-forward "go: lit")
  (delete-char -2)
  (let ((found (eglot-completion-at-point)))
    (push (cons 'completed (mapcar #'substring-no-properties (all-completions "" (nth 2 found)))) said))
  (insert "it")
  (eglot--signal-textDocument/didChange) ; a timer does this where somebody types

  (goto-char (point-min))
  (search-forward "go: li")
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (push (cons 'hover (plist-get (plist-get hover :contents) :value)) said))

  (eglot-rename "lighted")
  (goto-char (point-min))
  (search-forward "{oi")
  (eglot-rename "lamp_oil")
  (save-some-buffers t)
  (eglot-shutdown (eglot-current-server))
  (with-temp-file (getenv "SAID") (insert (json-encode said))))
