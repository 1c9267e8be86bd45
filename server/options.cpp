#include "server/options.hpp"

#include <CLI/CLI.hpp>
#include <functional>

#include "server/option_sources.hpp"
#include "server/version.hpp"

namespace usher {

namespace {

// What is done once the command is known to be the one that is meant. To CLI11 this also says that
// the environment speaks to it alone: else the options that commands share would take from there
// what the flags of another have said.
void chosen(CLI::App& command, std::function<void()> then) {
    command.parse_complete_callback(std::move(then));
}

CLI::Validator not_empty() {
    return CLI::Validator{[](const std::string& text) {
                              return std::string{text.empty() ? "must not be empty" : ""};
                          },
                          ""};
}

// Which a comparison with a range lets pass as one within.
CLI::Validator finite() {
    return CLI::Validator{[](const std::string& text) {
                              const bool is_finite =
                                  text.find_first_not_of("0123456789.eE+-") == std::string::npos;
                              return is_finite ? std::string{} : text + " is no number";
                          },
                          ""};
}

CLI::Option* add_port(CLI::App& command, Options& options, const char* what) {
    return command.add_option("--port", options.port, what)
        ->check(CLI::Range(1, 65535))
        ->envname("USHER_PORT")
        ->capture_default_str();
}

void add_place(CLI::App& command, Options& options) {
    command.add_option("--config", options.config, "A TOML file with these options")
        ->envname("USHER_CONFIG");
    command.add_option("--data", options.data, "The folder of the database")
        ->check(not_empty())
        ->envname("USHER_DATA")
        ->capture_default_str();
    command
        .add_option("--key-file", options.key_file,
                    "The server's keys, mode 0600 (usher.key in the data folder)")
        ->envname("USHER_KEY_FILE");
}

void add_operations(CLI::App& app, Options& options) {
    using Task = Options::Task;
    const auto add = [&](const char* name, Task task, const char* what) {
        CLI::App* command = app.add_subcommand(name, what);
        add_place(*command, options);
        chosen(*command, [&options, task] { options.task = task; });
        return command;
    };
    CLI::App* setup =
        add("setup", Task::setup, "Print the set-up link of a server that nobody has set up yet.");
    setup
        ->add_option("--public-url", options.public_url,
                     "How browsers reach the server; links are built from it")
        ->envname("USHER_PUBLIC_URL");
    add_port(*setup, options, "The port of the server");
    add("backup", Task::backup, "Write a backup while the server runs. Keys are not in it.")
        ->add_option("file", options.file, "The file to make")
        ->required();
    add("restore", Task::restore, "Put a backup where no database is.")
        ->add_option("file", options.file, "The backup")
        ->required();
    add("verify", Task::verify,
        "Check the database and every organization's log. Exit code 1: something is broken.");
    add("export", Task::export_, "Write all organizations and people as lines of JSON.");
    add("migrate", Task::migrate, "Bring the database to this version without serving.");
}

void refuse_half_of_two(const Options& options) {
    const auto needs = [](const auto& one, const char* name, const auto& other, const char* its) {
        if (!one.empty() && other.empty()) throw CLI::RequiresError(name, its);
    };
    needs(options.tls_key, "--tls-key", options.tls_certificate, "--tls-certificate");
    needs(options.tls_certificate, "--tls-certificate", options.tls_key, "--tls-key");
    needs(options.smtp_user, "--smtp-user", options.smtp, "--smtp");
    needs(options.smtp_password, "--smtp-password", options.smtp, "--smtp");
    needs(options.smtp_user, "--smtp-user", options.smtp_password, "--smtp-password");
}

}  // namespace

std::optional<Options> read_options(int count, char** arguments, int& exit_code) {
    Options options;
    CLI::App app{"Usher: invite people and take them from \"never heard of it\" to member."};
    app.set_version_flag("--version", std::string{version});
    app.require_subcommand(1);

    CLI::App* serve = app.add_subcommand(
        "serve", "Run the server. Prints the set-up link until somebody has used it.");
    chosen(*serve, [&options] { options.task = Options::Task::serve; });
    add_place(*serve, options);
    serve->add_option("--address", options.address, "The address to listen on")
        ->envname("USHER_ADDRESS")
        ->capture_default_str();
    add_port(*serve, options, "The port to listen on");
    serve
        ->add_option("--tls-certificate", options.tls_certificate,
                     "The certificate to show, with its chain, as a PEM file; read again when "
                     "it changes. Without one the server speaks HTTP in the clear")
        ->envname("USHER_TLS_CERTIFICATE");
    serve->add_option("--tls-key", options.tls_key, "The certificate's key, as a PEM file")
        ->envname("USHER_TLS_KEY");
    serve
        ->add_option("--public-url", options.public_url,
                     "How browsers reach the server; links are built from it")
        ->envname("USHER_PUBLIC_URL");
    serve
        ->add_option("--web", options.web, "The built web apps (the folder web beside the program)")
        ->envname("USHER_WEB");
    serve
        ->add_option(
            "--smtp", options.smtp,
            "The mail relay, smtp://host:port or smtps://host:port. Without one, the server's "
            "administrator reads mails on the Outbox page")
        ->envname("USHER_SMTP");
    serve->add_option("--smtp-user", options.smtp_user, "The relay's user")
        ->envname("USHER_SMTP_USER");
    serve
        ->add_option("--smtp-password", options.smtp_password,
                     "The relay's password; better in the environment or the file")
        ->envname("USHER_SMTP_PASSWORD");
    serve
        ->add_option("--smtp-start-tls", options.smtp_start_tls,
                     "Whether smtp:// must be secured by STARTTLS")
        ->check(CLI::IsMember({"automatic", "required", "never"}))
        ->envname("USHER_SMTP_START_TLS")
        ->capture_default_str();
    serve
        ->add_option("--smtp-authorities", options.smtp_authorities,
                     "A PEM file of authorities to trust for the relay")
        ->envname("USHER_SMTP_AUTHORITIES");
    serve->add_option("--mail-from", options.mail_from, "The sender of mails, \"Name <address>\"")
        ->envname("USHER_MAIL_FROM");
    serve
        ->add_option("--hold-mail", options.hold_mail,
                     "How many seconds an invitation's mail waits, so that it can be undone")
        ->check(CLI::Range(0, 3600))
        ->envname("USHER_HOLD_MAIL")
        ->capture_default_str();
    serve
        ->add_option("--metrics-token", options.metrics_token,
                     "Who shows this as a bearer token may read /metrics; nobody without it")
        ->envname("USHER_METRICS_TOKEN");
    serve
        ->add_option("--rate-limits", options.rate_limits,
                     "Multiplies how often an account or an address may ask; 0 lifts the limits")
        ->check(finite())
        ->check(CLI::Range(0.0, 1e6))
        ->envname("USHER_RATE_LIMITS")
        ->capture_default_str();
    serve
        ->add_option("--log-level", options.log_level,
                     "What to log; debug adds a line for each answered request")
        ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
        ->envname("USHER_LOG_LEVEL")
        ->capture_default_str();
    serve
        ->add_option("--log-format", options.log_format,
                     "Lines for people on standard output, or JSON on standard error")
        ->check(CLI::IsMember({"text", "json"}))
        ->envname("USHER_LOG_FORMAT")
        ->capture_default_str();
    serve
        ->add_flag("--accept-clock", options.accept_clock,
                   "Start although the clock is behind what was kept: that was kept when it was "
                   "wrong")
        ->envname("USHER_ACCEPT_CLOCK");
    serve
        ->add_option("--trusted-proxies", options.trusted_proxies,
                     "Addresses or networks, as 10.0.0.0/8, of proxies whose X-Forwarded-For is "
                     "believed; separated by commas")
        ->delimiter(',')
        ->envname("USHER_TRUSTED_PROXIES");

    add_operations(app, options);

    try {
        const std::string first = count > 1 ? arguments[1] : "";
        const auto meant = app.get_subcommands(
            [&](const CLI::App* command) { return command->get_name() == first; });
        if (meant.empty() && !first.empty() && first.front() != '-')
            throw CLI::ParseError{"There is no command " + first + ".",
                                  CLI::ExitCodes::ExtrasError};
        app.parse(count, arguments);
        const CLI::App& command = *app.get_subcommands().front();
        if (command.get_option("--config")->count() > 0) take_configuration(app, options.config);
        options.warnings = unknown_in_environment(app);
        refuse_half_of_two(options);
    } catch (const CLI::ParseError& error) {
        exit_code = app.exit(error);
        return std::nullopt;
    }
    return options;
}

}  // namespace usher
