export default {
	title: "Kaasblog",
	url: "https://kaas.example/",
	language: "nl",
	description: "Over kaas.",
	author: { name: "Griet Boer", email: "griet@kaas.example" },
};
