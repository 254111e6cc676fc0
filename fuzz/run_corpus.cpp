// Runs a fuzz target over kept inputs, without libFuzzer: with any compiler, in
// every run of the tests. Inputs that once were findings are among them.
#include "fuzz_target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace {

std::vector<std::filesystem::path> list_inputs(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> inputs;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        inputs.push_back(entry.path());
    }
    std::sort(inputs.begin(), inputs.end());
    return inputs;
}

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int count, char** arguments) {
    const std::span<char*> words(arguments, static_cast<std::size_t>(count));
    std::size_t ran = 0;
    for (const char* folder : words.subspan(1)) {
        for (const auto& path : list_inputs(folder)) {
            std::cout << path.string() << std::endl;  // flushed: the last line names the input at fault
            const std::vector<std::uint8_t> bytes = read_bytes(path);
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
            ++ran;
        }
    }
    std::cout << ran << " inputs" << std::endl;
    return ran > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
